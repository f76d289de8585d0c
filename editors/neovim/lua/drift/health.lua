-- Health: `:checkhealth drift` says whether Drift can work here and, where it cannot, what to do.

local client = require("drift.client")

local M = {}

local function say(kind)
  local health = vim.health or require("health")
  return health[kind] or health["report_" .. kind]
end

function M.check()
  say("start")("Drift")
  if vim.fn.has("nvim-0.7") == 0 then
    say("error")("Neovim 0.7 or newer is needed.")
    return
  end
  say("ok")("Neovim " .. tostring(vim.version().major) .. "." .. tostring(vim.version().minor))
  M.check_program()
  M.check_clients()
end

function M.check_program()
  local path = client.program()
  if not path then
    say("error")("There is no program " .. client.word(client.configured()) .. ".", { client.INSTALL })
    return
  end
  local said = vim.fn.system({ path, "--version" })
  if vim.v.shell_error ~= 0 then
    say("error")(path .. " does not run: " .. said, { "Install Drift anew, with Python 3.11 or newer." })
  else
    say("ok")(path .. ": " .. vim.trim(said))
  end
end

function M.check_clients()
  local clients = client.all()
  if #clients == 0 then
    local how = vim.fn.has("nvim-0.11") == 1 and 'vim.lsp.enable("drift")' or 'require("drift").setup()'
    say("warn")("No server is running.", { "Is " .. how .. " in your config? Then open a file that Drift reads." })
    return
  end
  for _, it in ipairs(clients) do
    local buffers = vim.lsp.get_buffers_by_client_id(it.id)
    say("ok")(("Client %d in %s; buffers it answers: %d"):format(it.id, it.config.root_dir or "no folder", #buffers))
    M.check_status(it)
  end
end

function M.check_status(it)
  local trouble = require("drift.progress").trouble(it.id)
  if trouble then
    say("error")(trouble)
  end
  local status
  client.execute(it, "drift.status", nil, function(found)
    status = found
  end)
  local answered = vim.wait(3000, function()
    return status ~= nil
  end, 20)
  if not answered then
    say("error")("It does not answer.", { ":Drift log tells why; :Drift restart starts it again." })
    return
  end
  for _, project in ipairs(status.projects) do
    local text = "%s; files: %d, conventions: %d, findings: %d, database: %s"
    local counts = { project.files or 0, project.conventions or 0, project.violations or 0 }
    say("info")(text:format(project.root, counts[1], counts[2], counts[3], project.database or "cannot be opened"))
  end
end

return M
