export { type Extent, isOfColleges, reviewerRoles, rolesThatSee, type StudentData } from './staff-roles';
export {
  type CollegeScope,
  type DataScope,
  reviewableSteps,
  seesRequest,
  seesStudent,
  visibleScopes,
} from './staff-scope';
