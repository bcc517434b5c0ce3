-- The newest page of one client's history.
--
--   wrk … -s history.lua URL -- rpc|rest USER TOKEN

package.path = (debug.getinfo(1, "S").source:match("^@(.*/)") or "./") .. "?.lua;" .. package.path
local report = require("report")

function init(arguments)
  wrk.headers["Authorization"] = "Bearer " .. arguments[3]
  wrk.headers["Accept"] = "application/json"
  local text
  if arguments[1] == "rpc" then
    wrk.headers["Content-Type"] = "application/json"
    text = wrk.format("POST", "/rpc", nil, '{"jsonrpc":"2.0","id":1,"method":"transfer.list","params":{"limit":50}}')
  else
    text = wrk.format("GET", "/api/user/" .. arguments[2] .. "/transaction/?limit=50")
  end
  request = function() return text end
end

function done(summary, latency)
  report.print(summary, latency)
end
