export const peopleLimits = {
  name: 60,
  casId: 60,
  studentNumber: 20,
  collegeCode: 20,
  collegeName: 60,
  statusReason: 200,
} as const;
