import { Component, type ElementRef, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal, viewChild } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { setPlace, type UnhunchSessionElement } from "unhunch-session";
import { hear } from "../heard.js";

setPlace("/unhunch/");

@Component({
  selector: "#app",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>A sore upper back</h1>
      <button type="button" (click)="count.set(count() + 1)">Again</button>
      <button type="button" (click)="shown.set(!shown())">Toggle</button>
      <button type="button" (click)="pause()">Hold on</button>
      <output>{{ count() }}</output>
      @if (shown()) {
        <unhunch-session
          #session
          class="wide"
          routine="office-reset"
          [attr.theme]="'light'"
          scroll
          (unhunch-ready)="hear('ready')"
          (unhunch-hold)="hear('hold')"
          (unhunch-start)="hear('start')"
          (unhunch-segment)="hear('segment ' + $event.detail.index.toFixed())"
          (unhunch-pause)="hear('pause')"
          (unhunch-resume)="hear('resume')"
          (unhunch-complete)="hear('complete')"
          (unhunch-error)="hear($event.detail.message.trim())"
        >
          <p>Ninety seconds in your chair, read {{ count() }} times.</p>
        </unhunch-session>
      }
    </main>
  `,
})
class App {
  readonly count = signal(0);
  readonly shown = signal(true);
  readonly hear = hear;
  readonly session = viewChild<ElementRef<UnhunchSessionElement>>("session");

  pause() {
    this.session()?.nativeElement.pause();
  }
}

void bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
