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
  -- With twelve digits behind it as long as a UUID, which is what most clients will send.
  local key_begin = format("%s-%03d-", run, thread)
  local keys_made = 100000000000
  local amounts = {}
  for cents = 110, 999 do amounts[cents] = format("%.2f", cents / 100) end
  math.randomseed(os.time() * 1000 + thread)
  for _ = 1, 10 do random() end

  -- One table for all calls and all requests: what a call is made of is joined once, with all else of its request.
  local parts, used = {}, 0

  local function add(part)
    used = used + 1
    parts[used] = part
  end

  local function add_call(payer, id)
    local payee = random(count - 1)
    if payee >= payer then payee = payee + 1 end
    local amount, number_end = random(110, 999), random(10) == 1 and '03,"amount":"' or '01,"amount":"'
    keys_made = keys_made + 1
    add('{"jsonrpc":"2.0","id":')
    add(id)
    add(',"method":"transfer.create","params":{"from":')
    add(clients[payer].number)
    add('01,"to":')
    add(clients[payee].number)
    add(number_end)
    add(amounts[amount])
    add('","idempotency_key":"')
    add(key_begin)
    add(keys_made)
    add('"}}')
  end

  return function(head_lines)
    local payer = random(count)
    used = 0
    if batch == 1 then
      add_call(payer, 1)
    else
      for number = 1, batch do
        add(number == 1 and "[" or ",")
        add_call(payer, number)
      end
      add("]")
    end
    local text = concat(parts, "", 1, used)
    return concat({ clients[payer].head, #text, "\r\n", head_lines or "", "\r\n", text })
  end
end

--- An exponential pause in milliseconds: the requests of many connections then arrive as those of independent
--- people do.
function payments.pause(mean)
  return math.floor(-mean * math.log(1 - random()) + 0.5)
end

return payments
