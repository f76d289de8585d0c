-- The command :Drift. Nothing is loaded before it is used.
if vim.g.loaded_drift or vim.fn.has("nvim-0.7") == 0 then
  return
end
vim.g.loaded_drift = true

vim.api.nvim_create_user_command("Drift", function(call)
  require("drift.commands").run(call.fargs, call)
end, {
  nargs = "*",
  desc = "Do something about what Drift says",
  complete = function(lead, line)
    return require("drift.commands").complete(lead, line)
  end,
})
