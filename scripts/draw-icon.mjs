// Draws the application's icon: a page of writing with one box on it. node scripts/draw-icon.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { projectFolder } from './setup/paths.mjs';

const size = 1024;
const canvas = createCanvas(size, size);
const context = canvas.getContext('2d');

function fillRounded(x, y, width, height, radius, colour) {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.fill();
}

fillRounded(64, 64, 896, 896, 200, '#1f4e8c');
fillRounded(272, 200, 480, 624, 36, '#ffffff');
for (const [y, width] of [
  [288, 352],
  [376, 300],
  [640, 352],
  [728, 220],
]) {
  fillRounded(336, y, width, 32, 16, '#8ab4f0');
}
fillRounded(336, 464, 352, 104, 14, '#1a2230');

writeFileSync(join(projectFolder, 'resources', 'icons', 'icon.png'), await canvas.encode('png'));
