import { afterEach, describe, expect, it } from 'vitest';
import { PartnerPlayer } from './partner-player.ts';

let player: PartnerPlayer;
afterEach(() => {
  player.close();
});

function playing(): { player: PartnerPlayer; place: HTMLElement } {
  player = new PartnerPlayer();
  const place = document.createElement('div');
  document.body.append(place);
  return { player, place };
}

const silence = (): MediaStream => Object.assign(Object.create(MediaStream.prototype), { getAudioTracks: () => [] });

describe('the player of the partner', () => {
  it('plays on unseen, unreachable by keyboard and screen reader, while no screen shows it', () => {
    const { element } = playing().player;
    player.play(silence());
    expect(element.isConnected).toBe(true);
    expect(element.parentElement?.inert).toBe(true);
    expect(element.parentElement?.ariaHidden).toBe('true');
  });

  it('is the same element on every screen, and goes back when its place does', () => {
    const { place } = playing();
    player.play(silence());
    const leave = player.showIn(place);
    expect(place.firstElementChild).toBe(player.element);
    expect(player.element.className).toBe('stage-picture');
    leave();
    expect(place.childElementCount).toBe(0);
    expect(player.element.isConnected).toBe(true);
    expect(player.element.className).toBe('');
  });

  it('is not taken away from the place that has it by the one that had it before', () => {
    const { place } = playing();
    const leave = player.showIn(place);
    const other = document.createElement('div');
    document.body.append(other);
    player.showIn(other);
    leave();
    expect(other.firstElementChild).toBe(player.element);
  });

  it('lets nobody be heard before both have joined, whenever the stream comes', () => {
    playing();
    const track = Object.assign(new EventTarget(), { kind: 'audio', enabled: true });
    const stream: MediaStream = Object.assign(Object.create(MediaStream.prototype), { getAudioTracks: () => [track] });
    player.play(stream);
    expect(track.enabled).toBe(false);
    player.setHeard(true);
    expect(track.enabled).toBe(true);
    player.setHeard(false);
    expect(track.enabled).toBe(false);
  });

  it('leaves nothing behind', () => {
    const { element } = playing().player;
    player.play(silence());
    const before = document.body.childElementCount;
    player.close();
    expect(element.isConnected).toBe(false);
    expect(document.body.childElementCount).toBe(before - 1);
  });
});
