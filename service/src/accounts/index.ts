export { authenticate } from './authenticate.ts';
export { isPublicDomain, normalizeDomain } from './domain.ts';
export { registerAccountRoutes } from './routes.ts';
