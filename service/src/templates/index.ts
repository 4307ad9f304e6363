export { registerTemplateRoutes } from './routes.ts';
export { readTemplate } from './template.ts';
