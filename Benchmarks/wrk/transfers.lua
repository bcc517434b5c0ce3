-- Transfers over JSON-RPC: `transfer.create`, from a random client to a random other one, each under a key of its own.
--
--   wrk … -s transfers.lua URL -- CLIENTS RUN BATCH PAUSE CHECK
--
-- CLIENTS is the file of Benchmarks/bench/clients.py; RUN tells this run's keys from all others'; BATCH transfers are in
-- one request (1: a single call, not an array); PAUSE is the mean pause of a connection between two requests, in
-- milliseconds; CHECK is 1 to look at every answer, which costs the client time, or 0: the runner then compares the number
-- of answers with the books.
--
-- Nine of ten pay in the payee's own currency (USD), one in ten is converted to EUR. All but the numbers is put
-- together beforehand: the client shares its machine with the server.

package.path = debug.getinfo(1, "S").source:match("^@(.*/)") .. "?.lua;" .. package.path
local report = require("report")

local threads = {}
local threads_made = 0

function setup(thread)
  threads_made = threads_made + 1
  thread:set("number", threads_made)
  threads[threads_made] = thread
end

local clients, count, batch, pause
local keys_made, key_begin = 0, nil
local random, floor, concat, format = math.random, math.floor, table.concat, string.format

-- Read by `done` from every thread.
results, refusals, others = 0, 0, 0

function init(arguments)
  clients = dofile(arguments[1])
  count = #clients
  batch = tonumber(arguments[3])
  pause = tonumber(arguments[4])
  -- As long as a UUID, which is what most clients will send.
  key_begin = format("%s-%03d-", arguments[2], number)
  math.randomseed(os.time() * 1000 + number)
  for _ = 1, 10 do random() end
  if pause == 0 then delay = nil end
  if arguments[5] ~= "1" then response = nil end
end

local function call(payer, id)
  local payee = random(count - 1)
  if payee >= payer then payee = payee + 1 end
  local currency = random(10) == 1 and 3 or 1
  keys_made = keys_made + 1
  return concat({
    '{"jsonrpc":"2.0","id":', id, ',"method":"transfer.create","params":{"from":', clients[payer].number,
    '01,"to":', clients[payee].number, "0", currency, ',"amount":"', random(9), ".", random(10, 99),
    '","idempotency_key":"', key_begin, format("%012d", keys_made), '"}}',
  })
end

local function body(payer)
  if batch == 1 then return call(payer, 1) end
  local calls = {}
  for id = 1, batch do calls[id] = call(payer, id) end
  return "[" .. concat(calls, ",") .. "]"
end

function request()
  local payer = random(count)
  local text = body(payer)
  return concat({ clients[payer].head, #text, "\r\n\r\n", text })
end

-- An exponential pause makes the requests of many connections arrive as those of independent people do.
function delay()
  return floor(-pause * math.log(1 - random()) + 0.5)
end

function response(_, _, answer)
  local _, good = answer:gsub('"result":', "")
  local _, refused = answer:gsub('"overloaded"', "")
  results = results + good
  refusals = refusals + refused
  others = others + batch - good - refused
end

function done(summary, latency)
  local sums = { results = 0, refusals = 0, others = 0 }
  for _, thread in ipairs(threads) do
    for name in pairs(sums) do sums[name] = sums[name] + thread:get(name) end
  end
  report.print(summary, latency, sums)
end
