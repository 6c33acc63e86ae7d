export const checkInLimits = {
  city: 60,
  note: 500,
  address: 200,
  phoneAbroad: 30,
  accommodation: 200,
  lateReason: 300,
} as const;
export const emergencyContactLimits = { name: 80, phone: 40, source: 200 } as const;
