import { webcrypto } from "node:crypto";

// Browsers have it, and so has Node.js from version 19 on; Debian's is 18.
globalThis.crypto ??= /** @type {Crypto} */ (webcrypto);
