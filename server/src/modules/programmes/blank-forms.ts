import type { Requirement } from '@yuanhang/contract';
import { staffRoles } from '@yuanhang/domain';
import type { Database } from '../../platform/database';
import type { Owner } from '../attachments';
import { Programme } from './model';
import { programmeById } from './queries';

const tenMegabytes = 10 * 1024 * 1024;

/** The blank form of a material, at most one; students fill it in and submit it as that material. */
const blankForm = ({ key, name }: Requirement): Requirement => ({
  key,
  name: `${name}空白表`,
  help: '',
  required: false,
  phase: 'application',
  fileTypes: ['pdf', 'docx', 'xlsx'],
  maxBytes: tenMegabytes,
  maxCount: 1,
});

/**
 * Decides who may read and change the blank forms of a programme: anyone who sees the programme; the office, until it
 * is archived.
 */
export const blankForms = (database: Database): Owner => ({
  async requirement(ownerId, key, tx) {
    const programme = await programmeById(database, ownerId, tx);
    const material = programme?.requirements.find((requirement) => requirement.key === key);
    return material ? blankForm(material) : null;
  },

  sensitive: async () => null,

  async mayRead({ userId, roles }, ownerId) {
    const isStaff = staffRoles.some((role) => roles.includes(role));
    const row = await database.first(
      `SELECT p.id FROM programmes p WHERE p.id = :ownerId AND (:isStaff = 1 OR p.status = 'published' OR EXISTS (
         SELECT 1 FROM applications a WHERE a.student_id = :userId AND a.programme_id = p.id AND a.deleted_at IS NULL))`,
      { ownerId, userId, isStaff: isStaff ? 1 : 0 },
    );
    return row !== null;
  },

  async mayChange({ roles }, ownerId, tx) {
    await database.lock(Programme, [ownerId], tx);
    if (!roles.includes('office')) return { code: 'forbidden', message: '空白表由国际处上传' };
    const programme = await programmeById(database, ownerId, tx);
    return programme?.status === 'archived' ? { code: 'archived', message: '已归档的项目不能修改' } : null;
  },
});
