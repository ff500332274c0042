import { Text } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { platform } from '../../platform/platform.ts';
import { Tap } from '../../ui/tap.tsx';

interface RefreshCellProps {
  readonly isBusy: boolean;
  onRefresh(): void;
}

/** In a browser, what pulling the page down is in WeChat. */
export function RefreshCell({ isBusy, onRefresh }: RefreshCellProps) {
  if (platform !== 'h5') return null;
  return (
    <Tap className="cell" id="refresh" isBusy={isBusy} onTap={onRefresh}>
      <Text className="cell-title cell-accent">
        {isBusy ? text.failure.loading : text.home.refresh}
      </Text>
    </Tap>
  );
}
