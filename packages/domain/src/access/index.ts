export { isOfColleges, reviewerRoles, rolesThatSee, type StudentData } from './staff-roles';
export { type CollegeScope, reviewableSteps, seesStudent, visibleColleges } from './staff-scope';
