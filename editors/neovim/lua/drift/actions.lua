-- Actions: a line in, what the server offers to do about it out, and done.

local client = require("drift.client")
local findings = require("drift.findings")

local M = {}

--- Ask for actions on the line under the cursor.
function M.ask(server, buf, done)
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local length = #(vim.api.nvim_buf_get_lines(buf, line, line + 1, false)[1] or "")
  local said = {}
  for _, it in ipairs(findings.of_buffer(buf, line)) do
    table.insert(said, findings.as_sent(it, buf, server.offset_encoding))
  end
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buf) },
    range = findings.range(buf, { line, 0 }, { line, math.max(length - 1, 0) }, server.offset_encoding),
    context = { diagnostics = said },
  }
  client.request(server, "textDocument/codeAction", params, function(found)
    done(found or {})
  end, buf)
end

--- Let the user choose among all that Drift offers here.
function M.choose(server, buf)
  M.ask(server, buf, function(found)
    if #found == 0 then
      vim.notify("Drift offers nothing on this line.", vim.log.levels.INFO)
      return
    end
    vim.ui.select(found, {
      prompt = "Drift",
      kind = "codeaction",
      format_item = function(it)
        return it.title
      end,
    }, function(one)
      if one then
        M.apply(server, buf, one)
      end
    end)
  end)
end

--- Do one: its edit, fetched where it did not come with it, then its command.
function M.apply(server, buf, action)
  local provider = (server.server_capabilities or server.resolved_capabilities or {}).codeActionProvider
  if not action.edit and type(provider) == "table" and provider.resolveProvider and action.data then
    client.request(server, "codeAction/resolve", action, function(resolved)
      M.perform(server, buf, resolved or action)
    end, buf)
  else
    M.perform(server, buf, action)
  end
end

function M.perform(server, buf, action)
  if action.edit then
    vim.lsp.util.apply_workspace_edit(action.edit, server.offset_encoding)
  end
  local command = type(action.command) == "table" and action.command or (action.command and action)
  if not command then
    return
  end
  if vim.lsp.commands[command.command] then
    vim.lsp.commands[command.command](command, { bufnr = buf, client_id = server.id })
    return
  end
  client.execute(server, command.command, (command.arguments or {})[1], function(result)
    if type(result) == "table" and result.message then
      vim.notify(result.message, vim.log.levels.INFO)
    end
  end, buf)
end

return M
