-- The client for vim.lsp.config of Neovim 0.11 and newer: `vim.lsp.enable("drift")` is all it needs.
return require("drift.client").config()
