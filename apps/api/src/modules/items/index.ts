export { presentForecastStep } from './forecast.presenter.ts';
export { passable } from './get-item-options.ts';
export { startableItem } from './items.policy.ts';
export { findAudienceFacts, findDepartmentNames, findOpen } from './items.repository.ts';
export { type ItemsDeps, itemsRoutes } from './items.routes.ts';
export { presentOptions } from './options.presenter.ts';
export { renderGuide } from './render-guide.ts';
