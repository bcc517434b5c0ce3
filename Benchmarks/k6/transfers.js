// One stage of load on the documented route: every virtual user is a client of the service with a session cookie, who
// pays one cent to the next client by form, again and again. Driven by `Benchmarks/k6/run`, which prepares the clients.
import http from 'k6/http'
import { check } from 'k6'
import { Rate } from 'k6/metrics'
import { SharedArray } from 'k6/data'

const url = __ENV.URL
const clients = new SharedArray('clients', () => JSON.parse(open(__ENV.CLIENTS)))
const created = new Rate('created')

export const options = {
  scenarios: {
    transfers: {
      executor: 'constant-vus',
      vus: Number(__ENV.VUS),
      duration: `${__ENV.SECONDS}s`,
      gracefulStop: '10s',
    },
  },
  summaryTrendStats: ['avg', 'med', 'p(95)', 'p(99)', 'max'],
  noCookiesReset: true,
  discardResponseBodies: true,
}

export default function () {
  const client = clients[(__VU - 1) % clients.length]
  const answer = http.post(
    `${url}/api/user/${client.id}/transaction`,
    { from: String(client.from), to: String(client.to), amount: '0.01' },
    { headers: { Cookie: client.cookie, 'Sec-Fetch-Site': 'same-origin' } },
  )
  created.add(check(answer, { 'status is 201': (one) => one.status === 201 }))
}

export function handleSummary({ metrics, state }) {
  const durations = metrics.http_req_duration.values
  const requests = metrics.http_reqs.values.count
  return {
    stdout: JSON.stringify({
      virtual_users: Number(__ENV.VUS),
      seconds: state.testRunDurationMs / 1000,
      requests,
      requests_per_second: requests / (state.testRunDurationMs / 1000),
      created_share: metrics.created.values.rate,
      milliseconds: {
        mean: durations.avg, median: durations.med, p95: durations['p(95)'], p99: durations['p(99)'], max: durations.max,
      },
    }) + '\n',
  }
}
