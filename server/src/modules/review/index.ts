export { createReview, type Review, type ReviewDeps } from './review';
export { reviewRoutes } from './routes';
