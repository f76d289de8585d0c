-- Views: answers of the server in, windows a person reads out.

local client = require("drift.client")

local M = {}

local TIERS = { always = "shown everywhere", changed = "shown where it is new", listed = "listed and never shown" }

--- Show what the server says of a place or a pattern beside the cursor.
function M.explanation(found)
  local lines = { found.subject, "" }
  vim.list_extend(lines, found.sentences or {})
  for _, it in ipairs(found.violations or {}) do
    table.insert(lines, "- " .. it.message .. (it.hidden ~= "" and (" (not shown: %s)"):format(it.hidden) or ""))
  end
  for _, it in ipairs(found.patterns or {}) do
    vim.list_extend(lines, { "" })
    vim.list_extend(lines, M.pattern(it))
  end
  if #lines == 2 then
    table.insert(lines, "Nothing is known of this line.")
  end
  vim.lsp.util.open_floating_preview(M.flat(lines), "markdown", { border = "single", max_width = 100 })
end

--- Write the page of a pattern.
function M.pattern(it)
  local lines = { "**" .. it.title .. "**", "", it.sentence, "" }
  table.insert(lines, ("- confidence %.2f (%s), %s, %s"):format(it.confidence, it.level, it.status, TIERS[it.tier]))
  for _, reason in ipairs(it.reasons or {}) do
    table.insert(lines, "- " .. reason)
  end
  for _, scope in ipairs(it.scopes or {}) do
    table.insert(lines, "- " .. scope)
  end
  for _, example in ipairs(it.examples or {}) do
    vim.list_extend(lines, { "", ("%s:%d"):format(example.path, example.row), "    " .. example.line })
  end
  return lines
end

--- Fill the quickfix list with every finding of the project.
function M.findings(found)
  local items = vim.tbl_map(function(it)
    local kinds = { information = "I", warning = "W", error = "E" }
    return {
      filename = vim.uri_to_fname(it.uri),
      lnum = it.row,
      col = it.column,
      type = kinds[it.severity],
      text = it.message,
    }
  end, found)
  vim.fn.setqflist({}, " ", { title = "Drift", items = items })
  if #items == 0 then
    vim.notify("Drift finds nothing in this project.", vim.log.levels.INFO)
  else
    vim.cmd("botright copen")
  end
end

--- List the patterns: <CR> opens one, a approves it, x ignores it.
function M.patterns(found, server, origin)
  local lines = {}
  for _, it in ipairs(found) do
    local of = ("%d of %d"):format(it.count, it.of)
    table.insert(lines, ("%-10s %14s  %s"):format(it.speaks and it.level or "undecided", of, it.title))
  end
  local buf = M.page("drift://patterns", lines)
  local function on(key, act)
    vim.keymap.set("n", key, function()
      local it = found[vim.api.nvim_win_get_cursor(0)[1]]
      if it then
        act(it, { uri = vim.uri_from_bufnr(origin), pattern = it.id })
      end
    end, { buffer = buf, nowait = true })
  end
  local function told(result)
    vim.notify(result.message, vim.log.levels.INFO)
  end
  on("<CR>", function(it, about)
    client.execute(server, "drift.explain", { uri = about.uri, id = it.id }, M.explanation)
  end)
  on("a", function(_, about)
    client.execute(server, "drift.approve", about, told)
  end)
  on("x", function(_, about)
    client.execute(server, "drift.ignore", about, told)
  end)
end

--- List the decisions; `:Drift undo NUMBER` takes one back.
function M.feedback(found)
  local lines = {}
  for _, it in ipairs(found) do
    local undone = it.undone and " (undone)" or ""
    table.insert(lines, ("%4d  %-8s %s  %s%s"):format(it.number, it.action, it.at:sub(1, 10), it.title, undone))
  end
  M.page("drift://feedback", #lines > 0 and lines or { "Nobody has decided anything yet." })
end

--- Show a page of Markdown that the server wrote.
function M.written(page)
  vim.bo[M.page("drift://" .. page.title, { page.markdown })].filetype = "markdown"
end

--- Open the server's log, or Neovim's log of all its language servers.
function M.log(path)
  local own = vim.lsp.get_log_path and vim.lsp.get_log_path() or vim.lsp.log.get_filename()
  vim.cmd("tabedit " .. vim.fn.fnameescape(path and path ~= "" and path or own))
end

--- Open a buffer that nobody can save; q closes it.
function M.page(name, lines)
  local buf
  for _, it in ipairs(vim.api.nvim_list_bufs()) do
    buf = vim.api.nvim_buf_get_name(it) == name and it or buf
  end
  if not buf then
    buf = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_name(buf, name)
  end
  vim.bo[buf].modifiable = true
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, M.flat(lines))
  vim.bo[buf].modifiable = false
  vim.cmd("botright sbuffer " .. buf)
  vim.keymap.set("n", "q", "<Cmd>close<CR>", { buffer = buf, nowait = true })
  return buf
end

--- Make sure that no line holds a line break.
function M.flat(lines)
  return vim.split(table.concat(lines, "\n"), "\n")
end

return M
