-- What every script here tells at the end: one line of JSON, which Benchmarks/bench/wrk.py reads.

local report = {}

local function json(value)
  if type(value) ~= "table" then return string.format("%d", value) end
  local members = {}
  for key, member in pairs(value) do members[#members + 1] = string.format('"%s":%s', key, json(member)) end
  return "{" .. table.concat(members, ",") .. "}"
end

--- Prints wrk's own figures, and those in `extra` (name → number or table of such), as one line that starts with
--- "REPORT ".
function report.print(summary, latency, extra)
  local errors = summary.errors
  local parts = {
    string.format('"requests":%d', summary.requests),
    string.format('"seconds":%.6f', summary.duration / 1e6),
    string.format('"faults":%d', errors.connect + errors.read + errors.write + errors.timeout),
    string.format('"status_errors":%d', errors.status),
    string.format('"mean":%.1f', latency.mean),
    string.format('"max":%d', latency.max),
  }
  for name, percent in pairs({ p50 = 50, p90 = 90, p99 = 99, p999 = 99.9 }) do
    parts[#parts + 1] = string.format('"%s":%d', name, latency:percentile(percent))
  end
  for name, number in pairs(extra or {}) do
    parts[#parts + 1] = string.format('"%s":%s', name, json(number))
  end
  io.write("REPORT {", table.concat(parts, ","), "}\n")
end

return report
