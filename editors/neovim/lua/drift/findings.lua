-- Findings: a buffer or a place in it in, what Drift says there out, as Neovim and as the server know it.

local M = {}

--- List Drift's diagnostics of a buffer, of one line (from 0) where it is given.
function M.of_buffer(buf, line)
  return vim.tbl_filter(function(it)
    return it.source == "drift"
  end, vim.diagnostic.get(buf, { lnum = line }))
end

--- Let the user choose one finding of the line under the cursor; those without a pattern, like unused comments, are left out.
function M.choose(buf, done)
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local found = vim.tbl_filter(function(it)
    return M.data(it).id ~= nil
  end, M.of_buffer(buf, line))
  if #found == 0 then
    vim.notify("Drift says nothing of this line.", vim.log.levels.INFO)
  elseif #found == 1 then
    done(found[1])
  else
    vim.ui.select(found, {
      prompt = "Which finding?",
      format_item = function(it)
        return it.message
      end,
    }, function(one)
      if one then
        done(one)
      end
    end)
  end
end

--- Get what the server needs to find a finding again.
function M.data(finding)
  local sent = (finding.user_data or {}).lsp or {}
  return type(sent.data) == "table" and sent.data or {}
end

--- Make the protocol's diagnostic of Neovim's.
function M.as_sent(finding, buf, encoding)
  local sent = (finding.user_data or {}).lsp or {}
  local last = { (finding.end_lnum or finding.lnum), math.max((finding.end_col or finding.col) - 1, 0) }
  return {
    range = sent.range or M.range(buf, { finding.lnum, finding.col }, last, encoding),
    message = finding.message,
    severity = finding.severity,
    source = finding.source,
    code = finding.code,
    data = sent.data,
  }
end

--- Say where two places (rows from 0, bytes; both belong to it) lie, in the protocol's words.
function M.range(buf, first, last, encoding)
  local from, to = { first[1] + 1, first[2] }, { last[1] + 1, last[2] }
  return vim.lsp.util.make_given_range_params(from, to, buf, encoding).range
end

return M
