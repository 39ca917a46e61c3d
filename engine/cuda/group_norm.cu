// SPDX-License-Identifier: MIT
// Group norm with SiLU over channels_last memory, in three passes: mean and squared deviations of
// each chunk of rows, their merge for each group, then one pass that normalises. A row is one pixel
// with all its channels. No atomics: the same input gives the same bits.
#include <algorithm>

#include "engine/cuda/element.cuh"

namespace audioldm::engine::cuda {

namespace {

constexpr int kThreads = 256;
constexpr int kWarp = 32;
constexpr int kMaxChannels = 4096;
constexpr int kMinRows = 32;
constexpr int kMaxChunks = 256;

/// Mean and sum of squared deviations of `count` values.
struct Moments {
    float count;
    float mean;
    float squares;
};

/// Moments of both sets together (Chan, Golub, LeVeque 1979); exact where sums of squares cancel.
__device__ inline Moments merge(const Moments& a, const Moments& b) {
    const float count = a.count + b.count;
    if (count == 0.0F) {
        return a;
    }
    const float delta = b.mean - a.mean;
    const float part = b.count / count;
    return {count, a.mean + delta * part, a.squares + b.squares + delta * delta * a.count * part};
}

struct Shape {
    int pixels;
    int channels;
    int groups;
    int rowsInChunk;
    int chunks;
};

/// How the threads of a block share its rows: `lanes` across the channels, `rows` rows at a time.
struct Layout {
    int lanes;
    int rows;
};

__host__ __device__ inline Layout layoutFor(int packs) {
    const int lanes = packs < kThreads ? packs : kThreads;
    return {lanes, kThreads / lanes};
}

/// Moments of one channel in this thread's rows of the chunk, for each channel of a pack.
template <typename T, int Width>
__device__ void channelMoments(const T* input, const Shape& shape, int pack, int firstRow, int step,
                               int endRow, float* means, float* squares) {
    float mean[Width] = {};
    float deviation[Width] = {};
    int count = 0;
    const T* base = input + pack * Width;
    for (int row = firstRow; row < endRow; row += step, ++count) {
        const auto values = *reinterpret_cast<const Pack<T, Width>*>(
            base + static_cast<std::int64_t>(row) * shape.channels);
        for (int i = 0; i < Width; ++i) {
            mean[i] += toFloat(values.at[i]);
        }
    }
    for (int i = 0; i < Width; ++i) {
        mean[i] /= static_cast<float>(count > 0 ? count : 1);
    }
    // The second reading of the same rows comes from the cache.
    for (int row = firstRow; row < endRow; row += step) {
        const auto values = *reinterpret_cast<const Pack<T, Width>*>(
            base + static_cast<std::int64_t>(row) * shape.channels);
        for (int i = 0; i < Width; ++i) {
            const float delta = toFloat(values.at[i]) - mean[i];
            deviation[i] += delta * delta;
        }
    }
    for (int i = 0; i < Width; ++i) {
        means[pack * Width + i] = mean[i];
        squares[pack * Width + i] = deviation[i];
    }
}

/// Grid [chunks, batch]. partial[batch, chunk, group] = moments of the group in the chunk's rows.
template <typename T, int Width>
__global__ void chunkMoments(const T* input, Shape shape, Moments* partial) {
    extern __shared__ float shared[];
    const int packs = shape.channels / Width;
    const Layout layout = layoutFor(packs);
    float* means = shared;
    float* squares = shared + layout.rows * shape.channels;
    const int lane = static_cast<int>(threadIdx.x) % layout.lanes;
    const int row = static_cast<int>(threadIdx.x) / layout.lanes;
    const int firstRow = static_cast<int>(blockIdx.x) * shape.rowsInChunk;
    const int endRow = min(firstRow + shape.rowsInChunk, shape.pixels);
    const T* image = input + static_cast<std::int64_t>(blockIdx.y) * shape.pixels * shape.channels;
    if (row < layout.rows) {
        for (int pack = lane; pack < packs; pack += layout.lanes) {
            channelMoments<T, Width>(image, shape, pack, firstRow + row, layout.rows, endRow,
                                     means + row * shape.channels, squares + row * shape.channels);
        }
    }
    __syncthreads();

    const int groupWidth = shape.channels / shape.groups;
    for (int group = static_cast<int>(threadIdx.x); group < shape.groups; group += kThreads) {
        Moments sum{0.0F, 0.0F, 0.0F};
        for (int r = 0; r < layout.rows; ++r) {
            const int left = endRow - firstRow - r;
            const int count = left > 0 ? (left + layout.rows - 1) / layout.rows : 0;
            for (int i = 0; i < groupWidth && count > 0; ++i) {
                const int at = r * shape.channels + group * groupWidth + i;
                sum = merge(sum, {static_cast<float>(count), means[at], squares[at]});
            }
        }
        partial[(static_cast<std::int64_t>(blockIdx.y) * shape.chunks + blockIdx.x) * shape.groups +
                group] = sum;
    }
}

/// Grid [groups, batch], one warp. scale[batch, group] = {mean, 1 / standard deviation}.
__global__ void mergeChunks(const Moments* partial, Shape shape, float epsilon, float2* scale) {
    Moments sum{0.0F, 0.0F, 0.0F};
    for (int chunk = static_cast<int>(threadIdx.x); chunk < shape.chunks; chunk += kWarp) {
        sum = merge(
            sum,
            partial[(static_cast<std::int64_t>(blockIdx.y) * shape.chunks + chunk) * shape.groups +
                    blockIdx.x]);
    }
    for (int distance = kWarp / 2; distance > 0; distance /= 2) {
        const Moments other{__shfl_down_sync(0xffffffffU, sum.count, distance),
                            __shfl_down_sync(0xffffffffU, sum.mean, distance),
                            __shfl_down_sync(0xffffffffU, sum.squares, distance)};
        sum = merge(sum, other);
    }
    if (threadIdx.x == 0) {
        scale[blockIdx.y * shape.groups + blockIdx.x] =
            make_float2(sum.mean, rsqrtf(sum.squares / sum.count + epsilon));
    }
}

/// Grid [chunks, batch]. Each thread keeps its channels' factors in shared memory and walks the
/// rows.
template <typename T, int Width>
__global__ void normalise(const T* input, T* output, const T* weight, const T* bias,
                          const float2* scale, Shape shape, bool silu) {
    extern __shared__ float shared[];
    float* factors = shared;
    float* offsets = shared + shape.channels;
    const int groupWidth = shape.channels / shape.groups;
    for (int c = static_cast<int>(threadIdx.x); c < shape.channels; c += kThreads) {
        const float2 group = scale[blockIdx.y * shape.groups + c / groupWidth];
        factors[c] = toFloat(weight[c]) * group.y;
        offsets[c] = toFloat(bias[c]) - group.x * factors[c];
    }
    __syncthreads();

    const int packs = shape.channels / Width;
    const int firstRow = static_cast<int>(blockIdx.x) * shape.rowsInChunk;
    const int rows = min(shape.rowsInChunk, shape.pixels - firstRow);
    const std::int64_t start =
        (static_cast<std::int64_t>(blockIdx.y) * shape.pixels + firstRow) * shape.channels;
    for (int at = static_cast<int>(threadIdx.x); at < rows * packs; at += kThreads) {
        const std::int64_t position = start + static_cast<std::int64_t>(at) * Width;
        const int channel = (at % packs) * Width;
        const auto values = *reinterpret_cast<const Pack<T, Width>*>(input + position);
        Pack<T, Width> result;
        for (int i = 0; i < Width; ++i) {
            const float x = toFloat(values.at[i]) * factors[channel + i] + offsets[channel + i];
            result.at[i] = fromFloat<T>(silu ? x / (1.0F + expf(-x)) : x);
        }
        *reinterpret_cast<Pack<T, Width>*>(output + position) = result;
    }
}

Shape shapeOf(const GroupNormCall& call) {
    const auto pixels = static_cast<int>(call.pixels);
    const int rows = std::max(kMinRows, (pixels + kMaxChunks - 1) / kMaxChunks);
    return {pixels, static_cast<int>(call.channels), static_cast<int>(call.groups), rows,
            (pixels + rows - 1) / rows};
}

std::size_t partialBytes(const GroupNormCall& call) {
    const auto entries = call.batch * shapeOf(call).chunks * call.groups;
    // float2 values follow: keep their place aligned.
    return (static_cast<std::size_t>(entries) * sizeof(Moments) + 15) / 16 * 16;
}

bool sizesAreValid(const GroupNormCall& call) {
    return call.batch > 0 && call.batch <= 65535 && call.pixels > 0 && call.pixels <= (1 << 28) &&
           call.channels > 0 && call.channels <= kMaxChannels && call.groups > 0 &&
           call.groups <= call.channels && call.channels % call.groups == 0;
}

template <typename T, int Width>
int run(const GroupNormCall& call, cudaStream_t stream) {
    const Shape shape = shapeOf(call);
    auto* partial = static_cast<Moments*>(call.workspace);
    auto* scale =
        reinterpret_cast<float2*>(static_cast<char*>(call.workspace) + partialBytes(call));
    const auto batch = static_cast<unsigned>(call.batch);
    const dim3 chunks(static_cast<unsigned>(shape.chunks), batch);
    const dim3 groups(static_cast<unsigned>(shape.groups), batch);
    const auto row = sizeof(float) * 2 * static_cast<std::size_t>(shape.channels);
    const auto rows = static_cast<std::size_t>(layoutFor(shape.channels / Width).rows);
    const auto* input = static_cast<const T*>(call.input);
    chunkMoments<T, Width><<<chunks, kThreads, row * rows, stream>>>(input, shape, partial);
    mergeChunks<<<groups, kWarp, 0, stream>>>(partial, shape, call.epsilon, scale);
    normalise<T, Width><<<chunks, kThreads, row, stream>>>(
        input, static_cast<T*>(call.output), static_cast<const T*>(call.weight),
        static_cast<const T*>(call.bias), scale, shape, call.silu != 0);
    return launched("group_norm");
}

}  // namespace

std::size_t groupNormWorkspace(const GroupNormCall* call) {
    if (!sizesAreValid(*call)) {
        return 0;
    }
    return partialBytes(*call) +
           static_cast<std::size_t>(call->batch * call->groups) * sizeof(float2);
}

int groupNorm(const GroupNormCall* call, void* stream) {
    if (!sizesAreValid(*call)) {
        setErrorText("group_norm: sizes out of range, or channels no multiple of groups.");
        return 1;
    }
    if (call->workspaceBytes < groupNormWorkspace(call) ||
        reinterpret_cast<std::uintptr_t>(call->workspace) % 16 != 0) {
        setErrorText("group_norm: the workspace is too small or not aligned to 16 bytes.");
        return 1;
    }
    return withElementType(call->type, [call, stream](auto element) {
        using T = decltype(element);
        const auto queue = static_cast<cudaStream_t>(stream);
        return fourAtOnce<T>(call->input, call->output, call->channels) ? run<T, 4>(*call, queue)
                                                                        : run<T, 1>(*call, queue);
    });
}

}  // namespace audioldm::engine::cuda
