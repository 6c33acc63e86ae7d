import { homeRoutes as contract } from '@yuanhang/contract';
import { homeSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Api } from '../../platform/http';
import type { HomePage } from './home';

export function homeRoutes(api: Api, home: HomePage): void {
  api.handle(contract.home, schemas.home, ({ principal }) => home.page(principal));
}
