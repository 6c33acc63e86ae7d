export { type CollegeScope, reviewableSteps, type StudentData, seesStudent, visibleColleges } from './staff-scope';
