export { type Consumer, createOutbox, type Outbox, type OutboxRecord } from './outbox';
