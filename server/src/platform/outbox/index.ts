export { type Consumer, createOutbox, type Delivered, type Outbox } from './outbox';
