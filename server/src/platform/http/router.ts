import Router from '@koa/router';

/**
 * Makes every router of the server. A path matches exactly as it is registered: without these options `/Metrics` and
 * `/metrics/` would answer too, and a rule of a proxy for one path would miss the others.
 */
export const createRouter = (): Router => new Router({ strict: true, sensitive: true });
