-- More transfers than the service can take, in RPC batches: the cheapest way to offer them. Looks at every answer and
-- tells what became of the calls, how long each kind of answer took, and when.
--
--   wrk … -s overload.lua URL -- CLIENTS RUN BATCH PAUSE
--
-- The parameters are those of transfers.lua. The id of a request, which its answer repeats however it was refused, is the
-- time at which it was sent, since wrk does not say which request an answer is for. An RPC batch of transfers is taken in or
-- refused as one.

package.path = (debug.getinfo(1, "S").source:match("^@(.*/)") or "./") .. "?.lua;" .. package.path
local report = require("report")
local payments = require("payments")
local ffi = require("ffi")

ffi.cdef([[
  typedef struct { long seconds; long nanoseconds; } bench_time;
  int clock_gettime(int clock, bench_time *time);
]])
local CLOCK_MONOTONIC = 1
local time = ffi.new("bench_time")

local function microseconds()
  ffi.C.clock_gettime(CLOCK_MONOTONIC, time)
  return tonumber(time.seconds) * 1000000 + math.floor(tonumber(time.nanoseconds) / 1000)
end

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("number", #threads)
end

-- Read by `done` from every thread. Milliseconds of an answer → answers; tenth of a second at which an answer came →
-- answers. The longest time of an answer in each tenth of a second.
taken_times, refused_times, taken_at, refused_at, slowest_at = {}, {}, {}, {}, {}
unavailable, others = 0, 0

local batch

function init(arguments)
  batch = tonumber(arguments[3])
  local pause = tonumber(arguments[4])
  local make = payments.maker(arguments[1], arguments[2], number, batch)
  request = function() return make(string.format("X-Request-Id: %d\r\n", microseconds())) end
  if pause > 0 then
    delay = function() return payments.pause(pause) end
  end
end

local function add(counts, key) counts[key] = (counts[key] or 0) + 1 end

-- Found as they stand: a pattern would be tried at every byte of an answer.
local function count(answer, text)
  local found, place = 0, answer:find(text, 1, true)
  while place do
    found, place = found + 1, answer:find(text, place + #text, true)
  end
  return found
end

-- What became of a whole batch: `true` when it was taken, `false` when it was refused, `nil` for anything else.
local function is_taken(status, answer)
  if status == 503 then
    -- Refused before anybody read the calls.
    unavailable = unavailable + 1
    return false
  end
  if count(answer, '"result":') == batch then return true end
  if count(answer, '"overloaded"') == batch then return false end
end

function response(status, headers, answer)
  local now = microseconds()
  local sent = tonumber(headers["X-Request-Id"] or headers["x-request-id"])
  local taken = is_taken(status, answer)
  if not sent or taken == nil then
    others = others + 1
    return
  end
  local milliseconds = math.floor((now - sent) / 1000 + 0.5)
  local tenth = math.floor(now / 100000)
  slowest_at[tenth] = math.max(slowest_at[tenth] or 0, milliseconds)
  add(taken and taken_times or refused_times, milliseconds)
  add(taken and taken_at or refused_at, tenth)
end

function done(summary, latency)
  local extra = { unavailable = 0, others = 0 }
  for _, name in ipairs({ "taken_times", "refused_times", "taken_at", "refused_at", "slowest_at" }) do
    local all = {}
    for _, thread in ipairs(threads) do
      for key, number in pairs(thread:get(name)) do
        all[key] = name == "slowest_at" and math.max(all[key] or 0, number) or (all[key] or 0) + number
      end
    end
    extra[name] = all
  end
  for _, thread in ipairs(threads) do
    for _, name in ipairs({ "unavailable", "others" }) do extra[name] = extra[name] + thread:get(name) end
  end
  report.print(summary, latency, extra)
end
