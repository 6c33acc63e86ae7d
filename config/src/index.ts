export { type Config, ConfigError, loadConfig } from './load';
export type { EncryptionKey, Secrets } from './secrets';
