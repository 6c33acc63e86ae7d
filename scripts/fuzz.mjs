/** `npm run fuzz [-- requests [seed]]`: calls every operation of the OpenAPI document with valid and invalid requests; 12,000 by default. */
import { runSuite } from './lib/suite.mjs';

const [requests = '12000', seed = String(Date.now() % 1_000_000_007)] = process.argv.splice(2);
console.log(`${requests} 个请求，种子 ${seed}`);
runSuite({
  config: 'server/jest.config.js',
  args: ['fuzz.test', '--runInBand'],
  env: { FUZZ_REQUESTS: requests, FUZZ_SEED: seed },
});
