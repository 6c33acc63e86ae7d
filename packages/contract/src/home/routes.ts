import { route } from '../shared/route';
import type * as s from './schemas';

export const homeRoutes = {
  home: route<typeof s.home>()('GET', '/api/home', ['student'], '首页：下一步、截止、正在报名'),
};
