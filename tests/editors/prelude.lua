-- What every script has at hand: waiting for what must come, the findings on the screen, and an end in any case.

local MARK = "the script says: "

function until_(what, is)
  if not vim.wait(20000, is, 20) then
    error("waited in vain until " .. what)
  end
end

--- Wait until so many errors of the buffer name no cause, and return them.
function drawn(count)
  local found
  until_(count .. " departures are drawn", function()
    found = vim.tbl_filter(function(it)
      return it.message:find("cause", 1, true)
    end, vim.diagnostic.get(0))
    return #found == count
  end)
  return found
end

function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

--- Begin as a user's configuration does.
function setup(options)
  require("drift").setup(vim.tbl_extend("force", { cmd = vim.fn.json_decode(vim.env.DRIFT_COMMAND) }, options or {}))
end

--- Put the cursor on the line that departs.
function to_departure()
  vim.api.nvim_win_set_cursor(0, { drawn(1)[1].lnum + 1, 8 })
end

--- Remember what the user is told, instead of drawing it.
told = {}
vim.notify = function(message)
  table.insert(told, message)
end

--- Choose the first thing whose words hold some others.
function will_choose(words)
  vim.ui.select = function(items, options, done)
    for _, it in ipairs(items) do
      if options.format_item(it):find(words, 1, true) then
        return done(it)
      end
    end
    error("nothing like " .. words .. " is offered")
  end
end

function run(script, file)
  vim.cmd("filetype on")
  vim.cmd("runtime plugin/drift.lua")
  local fine, said = xpcall(function()
    local body = assert(loadfile(script))
    return body(file)
  end, debug.traceback)
  io.stdout:write("\n", MARK, vim.fn.json_encode(fine and said or { fault = said, told = told }), "\n")
  io.stdout:flush()
  vim.cmd("qall!")
end
