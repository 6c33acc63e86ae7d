export const contactLimits = {
  phone: 30,
  email: 120,
  address: 200,
  emergencyName: 40,
  emergencyRelation: 20,
} as const;
