-- Transfers over JSON-RPC.
--
--   wrk … -s transfers.lua URL -- CLIENTS RUN BATCH PAUSE
--
-- CLIENTS is the file of Benchmarks/bench/clients.py; RUN tells this run's keys from all others'; BATCH transfers are in
-- one request; PAUSE is the mean pause of a connection between two requests, in milliseconds.
--
-- Answers are not looked at, which would cost more than making the requests: the runner compares their number with the
-- transfers in the books.

package.path = (debug.getinfo(1, "S").source:match("^@(.*/)") or "./") .. "?.lua;" .. package.path
local report = require("report")
local payments = require("payments")

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(arguments)
  local pause = tonumber(arguments[4])
  request = payments.maker(arguments[1], arguments[2], number, tonumber(arguments[3]))
  if pause > 0 then
    delay = function() return payments.pause(pause) end
  end
end

function done(summary, latency)
  report.print(summary, latency)
end
