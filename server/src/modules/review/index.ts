export type { ReviewContext } from './context';
export { createReview, type Review } from './review';
export { reviewRoutes } from './routes';
