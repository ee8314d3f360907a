import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import catalogueDocument from './documents/catalogue.graphql';
import { useAnswer } from './client/use-answer.ts';
import { Boundary } from './frame/boundary.tsx';
import { Frame } from './frame/frame.tsx';
import { loadPage } from './frame/load-page.ts';
import { NotFound } from './frame/not-found.tsx';
import { AskedView } from './parts/asked-view.tsx';
import { CatalogueContext, catalogueOf } from './question/catalogue.ts';
import { Start } from './pages/start/start.tsx';

const page = (load: () => Promise<ComponentType>) => lazy(() => loadPage(load));

const About = page(() => import('./pages/about/about.tsx').then(({ About }) => About));
const Brief = page(() => import('./pages/brief/brief.tsx').then(({ Brief }) => Brief));
const Change = page(() => import('./pages/change/change.tsx').then(({ Change }) => Change));
const Data = page(() => import('./pages/data/data.tsx').then(({ Data }) => Data));
const Gaps = page(() => import('./pages/gaps/gaps.tsx').then(({ Gaps }) => Gaps));

const JourneyPage = page(() => import('./pages/journey/journey.tsx').then(({ JourneyPage }) => JourneyPage));
const MapPage = page(() => import('./pages/map/map.tsx').then(({ MapPage }) => MapPage));
const Matrix = page(() => import('./pages/matrix/matrix.tsx').then(({ Matrix }) => Matrix));
const Partnerships = page(() =>
  import('./pages/partnerships/partnerships.tsx').then(({ Partnerships }) => Partnerships),
);
const WhatIf = page(() => import('./pages/what-if/what-if.tsx').then(({ WhatIf }) => WhatIf));

export function App() {
  return (
    <LocationProvider>
      <Loaded />
    </LocationProvider>
  );
}

function Loaded() {
  const asked = useAnswer(catalogueDocument, NOTHING, UNSHOWN);
  const { path } = useLocation();
  const catalogue = asked.answer === null ? null : catalogueOf(asked.answer.data);
  // A page begins while the catalogue is asked; not while a server that did not answer is asked again.
  const failed = useRef(false);
  failed.current = asked.answer === null && (failed.current || asked.state === 'failed');
  const mayBegin = asked.answer === null ? !failed.current : catalogue !== null;
  return (
    <CatalogueContext.Provider value={catalogue}>
      <Frame>
        <Boundary page={path}>
          {!mayBegin ? (
            <AskedView asked={asked}>{() => null}</AskedView>
          ) : (
            <ErrorBoundary>
              <Router>
                <Route path="/" component={Start} />
                <Route path="/brief" component={Brief} />
                <Route path="/change" component={Change} />
                <Route path="/data" component={Data} />
                <Route path="/gaps" component={Gaps} />
                <Route path="/map" component={MapPage} />
                <Route path="/matrix" component={Matrix} />
                <Route path="/journey" component={JourneyPage} />
                <Route path="/partnerships" component={Partnerships} />
                <Route path="/what-if" component={WhatIf} />
                <Route path="/about" component={About} />
                <Route default component={NotFound} />
              </Router>
            </ErrorBoundary>
          )}
        </Boundary>
      </Frame>
    </CatalogueContext.Provider>
  );
}

const NOTHING = {};
const UNSHOWN = { counts: false };
