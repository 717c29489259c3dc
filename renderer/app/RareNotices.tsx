import { ProfileNotice } from './ProfileNotice.tsx';
import { usePlatform } from './services.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';

/** What the host has to say about itself: what it could not keep, and a newer version. */
export default function RareNotices() {
  const platform = usePlatform();
  return (
    <>
      <ProfileNotice platform={platform} />
      <UpdateNotice />
    </>
  );
}
