import { signal } from "../state/signal.js";

/** Ages are told in minutes, and so they are told anew this often. */
const tick = 30_000;

const passed = signal(0);
let isTicking = false;

/** The present moment, for what has to follow it: whoever reads this inside an effect is run again as time passes. */
export function now() {
  if (!isTicking) {
    isTicking = true;
    setInterval(() => (passed.value += 1), tick);
  }
  passed.value;
  return new Date();
}
