-- Makes requests of `transfer.create`, from a random client to a random other one, each under a key of its own.
--
-- Nine of ten pay in the payee's own currency (USD), one in ten is converted to EUR. All but the numbers is put
-- together beforehand: the client shares its machine with the server.

local payments = {}
local random, concat, format = math.random, table.concat, string.format

--- Returns a function that makes a request of `batch` calls (1: a single call, not an array).
--- `file`: the clients, written by Benchmarks/bench/clients.py. `run` and `thread` tell these keys from all others'.
--- The function takes further lines of the request's head, each ended; it may be nil.
function payments.maker(file, run, thread, batch)
  local clients = dofile(file)
  local count = #clients
  -- As long as a UUID, which is what most clients will send.
  local key_begin = format("%s-%03d-", run, thread)
  local keys_made = 0
  math.randomseed(os.time() * 1000 + thread)
  for _ = 1, 10 do random() end

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

  return function(head_lines)
    local payer = random(count)
    local text
    if batch == 1 then
      text = call(payer, 1)
    else
      local calls = {}
      for number = 1, batch do calls[number] = call(payer, number) end
      text = "[" .. concat(calls, ",") .. "]"
    end
    return concat({ clients[payer].head, #text, "\r\n", head_lines or "", "\r\n", text })
  end
end

--- An exponential pause in milliseconds: the requests of many connections then arrive as those of independent
--- people do.
function payments.pause(mean)
  return math.floor(-mean * math.log(1 - random()) + 0.5)
end

return payments
