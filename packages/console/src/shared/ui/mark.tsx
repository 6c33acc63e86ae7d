import icon from '../../assets/icon.svg';

export const Mark = ({ size = 40 }: { size?: number }) => <img src={icon} alt="" width={size} height={size} />;
