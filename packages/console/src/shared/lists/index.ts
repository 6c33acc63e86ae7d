export { CollegeSelect, useColleges } from './colleges';
export { YearSelect } from './years';
