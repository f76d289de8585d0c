-- Commands: the words after :Drift in, something done about what Drift says out.

local actions = require("drift.actions")
local client = require("drift.client")
local findings = require("drift.findings")
local views = require("drift.views")

local M = {}

local WHERE = { "line", "next-line", "file" }
local SHOW = { "changed", "all" }

--- Tell what the server answered to a decision.
local function told(result)
  local text = type(result) == "table" and (result.message or (result.applied == false and "Nothing was changed."))
  if text then
    vim.notify(text, vim.log.levels.INFO)
  end
end

--- Decide about the finding under the cursor; the words are the reason.
local function decide(command)
  return function(server, buf, words)
    findings.choose(buf, function(finding)
      local data = findings.data(finding)
      client.execute(server, command, {
        uri = vim.uri_from_bufnr(buf),
        id = data.id,
        pattern = data.pattern,
        scope = data.scope,
        reason = #words > 0 and table.concat(words, " ") or nil,
      }, told, buf)
    end)
  end
end

local function suppress(server, buf, words)
  local where = vim.tbl_contains(WHERE, words[1]) and table.remove(words, 1) or "line"
  findings.choose(buf, function(finding)
    client.execute(server, "drift.suppress", {
      uri = vim.uri_from_bufnr(buf),
      id = findings.data(finding).id,
      where = where,
      reason = table.concat(words, " "),
    }, told, buf)
  end)
end

local function fix(server, buf)
  findings.choose(buf, function(finding)
    local about = { uri = vim.uri_from_bufnr(buf), id = findings.data(finding).id }
    client.execute(server, "drift.fix", about, told, buf)
  end)
end

local function fix_all(server, buf)
  client.execute(server, "drift.fixAll", { uri = vim.uri_from_bufnr(buf) }, told, buf)
end

--- Open the page of a pattern: of the one that is named, else of the finding under the cursor.
local function page(server, buf, words)
  local function open(pattern)
    client.execute(server, "drift.page", { uri = vim.uri_from_bufnr(buf), pattern = pattern }, views.written, buf)
  end
  if words[1] then
    open(words[1])
  else
    findings.choose(buf, function(finding)
      open(findings.data(finding).pattern)
    end)
  end
end

local function explain(server, buf, words)
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local about = words[1] and { id = words[1] } or { line = line }
  about.uri = vim.uri_from_bufnr(buf)
  client.execute(server, "drift.explain", about, views.explanation, buf)
end

local function listed(command, view)
  return function(server, buf)
    client.execute(server, command, { uri = vim.uri_from_bufnr(buf) }, function(found)
      view(found or {}, server, buf)
    end, buf)
  end
end

local function undo(server, buf, words)
  local about = { uri = vim.uri_from_bufnr(buf), number = tonumber(words[1]) }
  client.execute(server, "drift.undo", about, told, buf)
end

local function unmute(server, buf, words)
  local about = { uri = vim.uri_from_bufnr(buf), pattern = words[1], reason = table.concat(words, " ", 2) }
  client.execute(server, "drift.unmute", about, told, buf)
end

local function scan(server, buf)
  client.execute(server, "drift.scan", { uri = vim.uri_from_bufnr(buf) }, function(report)
    if report then
      local text = "Drift looked at %d files in %.1f s: %d conventions, %d findings."
      vim.notify(text:format(report.files, report.seconds, report.conventions, report.violations), vim.log.levels.INFO)
    end
  end, buf)
end

local function show(server, buf, words)
  local about = { uri = vim.uri_from_bufnr(buf), mode = words[1] }
  client.execute(server, "drift.show", about, function(answer)
    vim.notify(answer.mode == "all" and "All code is looked at." or "New code is looked at.", vim.log.levels.INFO)
  end, buf)
end

--- Open the server's log, or Neovim's own where no server tells of one.
local function log()
  local server = client.all()[1]
  if not server then
    views.log()
    return
  end
  client.execute(server, "drift.support", nil, function(answer)
    views.log(answer.log)
  end)
end

local function support(server, buf)
  client.execute(server, "drift.support", nil, function(answer)
    views.written({ title = "support", markdown = answer.markdown })
  end, buf)
end

M.COMMANDS = {
  actions = { actions.choose },
  approve = { decide("drift.approve") },
  dismiss = { decide("drift.dismiss") },
  escalate = { decide("drift.escalate") },
  explain = { explain },
  feedback = { listed("drift.showFeedback", views.feedback) },
  findings = { listed("drift.showViolations", views.findings) },
  fix = { fix },
  ["fix-all"] = { fix_all },
  ignore = { decide("drift.ignore") },
  log = { log, alone = true },
  page = { page },
  patterns = { listed("drift.showPatterns", views.patterns) },
  restart = { client.restart, alone = true },
  scan = { scan },
  show = { show, words = SHOW },
  support = { support },
  suppress = { suppress, words = WHERE },
  undo = { undo },
  unmute = { unmute },
}

--- Run `:Drift` with its words; without any, offer what can be done on this line.
function M.run(words)
  local name = table.remove(words, 1) or "actions"
  local command = M.COMMANDS[name]
  if not command then
    vim.notify("Drift knows no " .. name .. ". It knows: " .. table.concat(M.names(), ", "), vim.log.levels.ERROR)
    return
  end
  if command.alone then
    command[1]()
    return
  end
  local buf = vim.api.nvim_get_current_buf()
  local server = client.of(buf) or client.all()[1]
  if not server then
    vim.notify("Drift is not at work here. :checkhealth drift tells why.", vim.log.levels.ERROR)
    return
  end
  command[1](server, buf, words)
end

function M.names()
  local names = vim.tbl_keys(M.COMMANDS)
  table.sort(names)
  return names
end

--- Complete a sub-command and, where it has a fixed choice, its first word.
function M.complete(lead, line)
  local name = line:match("^%s*%S+%s+(%S+)%s")
  local choice = name and (M.COMMANDS[name] or {}).words or (not name and M.names()) or {}
  return vim.tbl_filter(function(it)
    return vim.startswith(it, lead)
  end, choice)
end

return M
