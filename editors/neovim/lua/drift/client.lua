-- Client: options of a user in, the client that Neovim starts out; and requests to the server that answers a buffer.
-- All that differs between Neovim 0.7 and today stands here.

local progress = require("drift.progress")

local M = {}

M.NAME = "drift"

M.FILETYPES = {
  "python", "javascript", "javascriptreact", "typescript", "typescriptreact", "java", "cs", "php", "go", "rust", "c",
  "cpp", "vue", "svelte",
}

M.MARKERS = { "drift.toml", ".drift", ".git" }

M.INSTALL = "Install it (pip install drift-lsp, or pip install . in a clone of Drift) or give its path: "
  .. 'require("drift").setup({ cmd = { "/path/to/.venv/bin/drift-lsp" } })'

local has_config = vim.fn.has("nvim-0.11") == 1
local options = {}

--- Build the client's configuration; `cmd`, `settings` and anything else of it can be given in setup().
function M.config()
  local settings = { drift = options.settings or {} }
  return vim.tbl_deep_extend("force", {
    name = M.NAME,
    cmd = { "drift-lsp" },
    filetypes = M.FILETYPES,
    root_markers = M.MARKERS,
    settings = settings,
    capabilities = vim.tbl_deep_extend("force", vim.lsp.protocol.make_client_capabilities(), {
      experimental = { drift = { state = true } },
    }),
    handlers = { ["$/progress"] = progress.heard, ["drift/state"] = progress.stands },
    before_init = function(params, config)
      params.initializationOptions = (config.settings or {}).drift
    end,
    on_exit = M.ended,
  }, options, { settings = settings })
end

--- Start the server for every file that Drift reads, those that are open already too.
function M.setup(given)
  options = given or {}
  if not M.program() then
    vim.notify("Drift: there is no program " .. M.word(M.config()) .. ". " .. M.INSTALL, vim.log.levels.ERROR)
    return
  end
  if has_config then
    vim.lsp.config(M.NAME, M.config())
    vim.lsp.enable(M.NAME)
    return
  end
  local group = vim.api.nvim_create_augroup("drift", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = M.config().filetypes,
    callback = function(args)
      M.attach(args.buf)
    end,
  })
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buf) and vim.tbl_contains(M.config().filetypes, vim.bo[buf].filetype) then
      M.attach(buf)
    end
  end
end

--- Attach a buffer, where Neovim does not do it by itself: one server for each root.
function M.attach(buf)
  local name = vim.api.nvim_buf_get_name(buf)
  if vim.bo[buf].buftype ~= "" or name:match("^%a[%w+.-]+://") then
    return
  end
  local config = M.config()
  config.root_dir = M.root(name)
  for _, client in ipairs(M.all()) do
    if client.config.root_dir == config.root_dir and not client.is_stopped() then
      vim.lsp.buf_attach_client(buf, client.id)
      return
    end
  end
  local id = vim.lsp.start_client(config)
  if id then
    vim.lsp.buf_attach_client(buf, id)
  end
end

--- Find the folder of a file's project; the server looks again by itself.
function M.root(name)
  local folder = name ~= "" and vim.fn.fnamemodify(name, ":p:h") or vim.fn.getcwd()
  local at = folder
  while true do
    for _, marker in ipairs(M.MARKERS) do
      if vim.loop.fs_stat(at .. "/" .. marker) then
        return at
      end
    end
    local above = vim.fn.fnamemodify(at, ":h")
    if above == at then
      return folder
    end
    at = above
  end
end

--- Tell the full path of the server's program; nil where there is none.
function M.program()
  local path = vim.fn.exepath(M.word(M.configured()))
  return path ~= "" and path or nil
end

--- Tell the word of a configuration's command that names the program.
function M.word(config)
  return type(config.cmd) == "table" and config.cmd[1] or "drift-lsp"
end

--- Get the configuration that is in force.
function M.configured()
  return has_config and vim.lsp.config[M.NAME] or M.config()
end

--- List every running client of Drift.
function M.all()
  local clients = vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
  return vim.tbl_filter(function(client)
    return client.name == M.NAME
  end, clients)
end

--- Get the client that answers a buffer.
function M.of(buf)
  for _, client in ipairs(M.all()) do
    if (client.attached_buffers or {})[buf] or vim.lsp.buf_is_attached(buf, client.id) then
      return client
    end
  end
end

--- Ask the server; `done` gets the result, and a fault is said to the user.
function M.request(client, method, params, done, buf)
  local function answered(err, result)
    if err then
      vim.notify("Drift: " .. (err.message or vim.inspect(err)), vim.log.levels.ERROR)
    elseif done then
      done(result ~= vim.NIL and result or nil)
    end
  end
  if has_config then
    client:request(method, params, answered, buf)
  else
    client.request(method, params, answered, buf)
  end
end

--- Run one of the server's commands with one JSON object.
function M.execute(client, command, argument, done, buf)
  local arguments = argument and not vim.tbl_isempty(argument) and { argument } or nil
  M.request(client, "workspace/executeCommand", { command = command, arguments = arguments }, done, buf)
end

--- Stop every server of Drift and start them anew for the buffers they answered.
function M.restart()
  local buffers = {}
  for _, client in ipairs(M.all()) do
    vim.list_extend(buffers, vim.lsp.get_buffers_by_client_id(client.id))
    if has_config then
      client:stop(true)
    else
      client.stop(true)
    end
  end
  local function gone()
    return #M.all() == 0
  end
  vim.wait(2000, gone, 20)
  if #buffers == 0 then
    buffers = { vim.api.nvim_get_current_buf() }
  end
  for _, buf in ipairs(buffers) do
    if has_config then
      vim.lsp.start(vim.tbl_extend("force", {}, vim.lsp.config[M.NAME], {
        root_dir = M.root(vim.api.nvim_buf_get_name(buf)),
      }), { bufnr = buf })
    else
      M.attach(buf)
    end
  end
end

--- Say that the server ended though nobody asked it to.
function M.ended(code, signal, id)
  progress.forget(id)
  if code == 0 or signal == 15 or vim.v.exiting ~= vim.NIL then
    return
  end
  vim.schedule(function()
    local text = "Drift: the server ended (code %d). :Drift restart starts it again; :Drift log tells why."
    vim.notify(text:format(code), vim.log.levels.WARN)
  end)
end

return M
