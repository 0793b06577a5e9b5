package view

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/browser"
)

// Long work gives way now and then, from within the engine, so that the browser
// scrolls and paints in between. What is done aloof has left go-app's goroutine,
// too, so that keys are answered meanwhile.
const (
	answerMillis = 40 // that an answer goes on before it gives way: most are through by then
	aloofMillis  = 10 // that work goes on which is done aloof
)

// breathing has the samplers give way.
func (r *Root) breathing() {
	if app.IsServer {
		return
	}
	r.sampler.Breathing(func() { r.giveWay(r.searchAloof) })
	r.aside.Breathing(r.asideGivesWay)
}

// asideGivesWay has what is worked on beside the question give way, to the reader
// above all.
func (r *Root) asideGivesWay() {
	if r.giveWay(r.asideAloof) && r.asideAloof {
		for now()-r.touched < pauseMillis { // the reader is at work
			time.Sleep(pauseMillis * time.Millisecond)
		}
		r.breath = now()
	}
}

// giveWay lets the browser do what waits, where it has waited long enough.
func (r *Root) giveWay(aloof bool) bool {
	most := int64(answerMillis)
	if aloof {
		most = aloofMillis
	}
	if now()-r.breath < most {
		return false
	}
	browser.Yield()
	r.breath = now()
	return true
}

// aloof does f on a goroutine of its own, then goes on with next. Nothing else may
// use the sampler that f uses; says is set meanwhile.
func (r *Root) aloof(ctx app.Context, says *bool, f func(), next func(app.Context)) {
	*says = true
	go func() {
		r.giveWay(true) // one short step after another would keep the browser waiting as well
		f()
		*says = false
		ctx.Dispatch(next)
	}()
}
