-- The server's own empty method, over HTTP: nothing but the doors' cost.

package.path = (debug.getinfo(1, "S").source:match("^@(.*/)") or "./") .. "?.lua;" .. package.path
local report = require("report")

local body = '{"jsonrpc":"2.0","id":1,"method":"service.ping"}'
wrk.method = "POST"
wrk.body = body
wrk.headers["Content-Type"] = "application/json"

function done(summary, latency)
  report.print(summary, latency)
end
