/**
 * A browser's cookie beside that of the session, readable by scripts: the id of the person whose session it is. It grants
 * nothing; the mini program stores values on the device under this id. Its name has the prefix `__Host-` under https.
 */
export const personCookie = 'yh_person';
