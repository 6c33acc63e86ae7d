export { type Consumer, createOutbox, type Outbox } from './outbox';
