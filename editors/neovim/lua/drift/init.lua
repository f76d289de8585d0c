-- Drift: says where a line departs from how this codebase is written. See :help drift.

local M = {}

--- Start Drift for every file it reads. Options: those of a language client, of which `cmd` and `settings` matter.
function M.setup(options)
  require("drift.client").setup(options)
end

--- Say in a few characters how things stand in this buffer: "Drift 2", "Drift 40%", "Drift !", "" where Drift is not at work.
function M.statusline()
  local client = require("drift.client").of(vim.api.nvim_get_current_buf())
  if not client then
    return ""
  end
  local progress = require("drift.progress")
  if progress.trouble(client.id) then
    return "Drift !"
  end
  local step = progress.of(client.id)
  if step then
    return step.percentage and ("Drift %d%%"):format(step.percentage) or "Drift …"
  end
  return ("Drift %d"):format(#require("drift.findings").of_buffer(0))
end

return M
