-- Progress: what the server says of long work and of its projects in, how they stand out, for a status line.

local M = {}

local running = {}
local states = {}

--- Take a step, and hand it on to whatever else shows progress.
function M.heard(err, result, ctx, config)
  local value = type(result) == "table" and type(result.value) == "table" and result.value or {}
  local of = running[ctx.client_id] or {}
  running[ctx.client_id] = of
  if value.kind == "end" then
    of[result.token] = nil
  elseif value.kind then
    local before = of[result.token] or {}
    of[result.token] = { title = value.title or before.title, percentage = value.percentage or before.percentage }
  end
  vim.cmd("redrawstatus")
  return vim.lsp.handlers["$/progress"](err, result, ctx, config)
end

--- Tell what a client is doing now; nil where it only waits.
function M.of(id)
  local _, step = next(running[id] or {})
  return step
end

--- Take in how a project stands.
function M.stands(_, state, ctx)
  states[ctx.client_id] = states[ctx.client_id] or {}
  states[ctx.client_id][state.root] = state
  vim.cmd("redrawstatus")
end

--- Tell what is wrong with a project of a client; nil where nothing is.
function M.trouble(id)
  for _, state in pairs(states[id] or {}) do
    if state.state == "broken" then
      return state.message or "broken"
    end
  end
end

--- Forget a client that ended.
function M.forget(id)
  running[id], states[id] = nil, nil
end

return M
