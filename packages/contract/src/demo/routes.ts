import { route } from '../shared/route';
import type * as s from './schemas';

/** Registered in demo mode only. */
export const demoRoutes = {
  readClock: route<typeof s.readClock>()('GET', '/api/demo/clock', 'public', '业务时钟（演示）'),
  moveClock: route<typeof s.moveClock>()('POST', '/api/demo/clock', 'public', '把业务时钟拨到未来（演示）'),
  upcoming: route<typeof s.upcoming>()('GET', '/api/demo/upcoming', ['bot'], '一个聊天联系人接下来的日子（演示）'),
};
