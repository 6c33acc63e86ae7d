import './programmes.css';
import { useQuery } from '@tanstack/react-query';
import { programmeRoutes } from '@yuanhang/contract';
import { useParams } from 'react-router';
import { call } from '../../shared/api';
import { useNow } from '../../shared/session';
import { Answer } from '../../shared/ui';
import { emptyProgramme } from './editor/draft';
import { ProgrammeEditor } from './editor/programme-editor';

/** The editor of a programme beside a preview of the student's page. */
export default function ProgrammePage() {
  const { id } = useParams();
  return id === undefined ? <NewProgramme /> : <KnownProgramme key={id} id={id} />;
}

function NewProgramme() {
  const { today } = useNow(3600);
  return <ProgrammeEditor detail={null} start={emptyProgramme(today)} />;
}

function KnownProgramme({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['programmes', id],
    queryFn: () => call(programmeRoutes.adminDetail, { params: { id } }),
  });
  return <Answer query={query}>{(detail) => <ProgrammeEditor detail={detail} start={detail.programme} />}</Answer>;
}
